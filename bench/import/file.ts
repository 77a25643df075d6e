// A file of days as a city's system exports it, written piece by piece.
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import iconv from "iconv-lite";
import { addDays } from "../../src/services/calendar.ts";

const FIRST = "2020-04-01";
const header = iconv.encode("職員番号,年月日,始業,終業,時間外勤務時間\r\n", "cp932");

export const staffNumber = (n: number) => String(100_000 + n);

/** The bytes of so many rows; later: minutes that every end is later than in the first file. */
async function* rows(count: number, people: number, later: number) {
  yield header;
  let piece = "";
  let day = FIRST;
  for (let at = 0; at < count; at++) {
    if (at > 0 && at % people === 0) day = addDays(day, 1);
    const over = (at * 7) % 180;
    piece += `${staffNumber(at % people)},${day.replaceAll("-", "/")},8:30,${clock(1035 + over + later)},${clock(over)}\r\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

export const writeFile = (path: string, count: number, people: number, later = 0) =>
  pipeline(rows(count, people, later), createWriteStream(path));

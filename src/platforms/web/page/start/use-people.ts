import { useEffect, useState } from "preact/hooks";
import type { People } from "../../wire.ts";
import { useLocale } from "../desk.ts";
import { type Server, sentenceOf } from "../server.ts";

const SHOWN = 8;
const PAUSE_MS = 150;

type Found = People & { readonly typed: string };

/** Searches while one types; an answer that came too late is dropped. */
export function usePeople(server: Server) {
  const locale = useLocale();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Found>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    let current = true;
    const search = async () => {
      try {
        const people = await server.get<People>(`people?q=${encodeURIComponent(typed)}&limit=${SHOWN}`);
        if (!current) return;
        setFound({ ...people, typed });
        setFailed(undefined);
      } catch (error) {
        if (current) setFailed(sentenceOf(error, locale));
      }
    };
    const timer = setTimeout(search, typed === "" ? 0 : PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [server, typed, locale]);
  return { typed, setTyped, found, failed };
}

import { type DecodedPng, decode } from "fast-png";

/** Problems of the icon that Teams shows in its store and beside messages. */
export function colorProblems(file: Uint8Array): readonly string[] {
  const read = readIcon(file, 192);
  return typeof read === "string" ? [read] : [];
}

/** Problems of the icon in the bar at the side, which Teams fills with its own colours. */
export function outlineProblems(file: Uint8Array): readonly string[] {
  const read = readIcon(file, 32);
  if (typeof read === "string") return [read];
  return isWhiteOnNothing(read)
    ? []
    : ["白（#FFFFFF）一色で、ほかは透明にしてください（透明度のあるPNG。色の見本は outline.svg）。"];
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Size is looked at before anything is unpacked. A refusal comes back as the sentence to say. */
function readIcon(file: Uint8Array, pixels: number): DecodedPng | string {
  if (file.length < 24 || !signature.every((byte, at) => file[at] === byte)) return notPng;
  const header = new DataView(file.buffer, file.byteOffset, file.length);
  const [width, height] = [header.getUint32(16), header.getUint32(20)];
  if (width !== pixels || height !== pixels)
    return `縦横${pixels}ピクセルにしてください（いまは横${width}、縦${height}）。`;
  try {
    return decode(file, { checkCrc: true });
  } catch {
    return notPng;
  }
}

const notPng = "PNGとして読み取れません。PNGで保存し直してください。";

/** Half-transparent white at the edges counts as white. */
function isWhiteOnNothing({ data, channels, depth }: DecodedPng): boolean {
  if (channels !== 2 && channels !== 4) return false;
  const full = 2 ** depth - 1;
  const pixels = Array.from({ length: data.length / channels }, (_, at) =>
    data.subarray(at * channels, (at + 1) * channels),
  );
  const clear = (pixel: ArrayLike<number>) => pixel[channels - 1] === 0;
  const white = (pixel: Uint8Array | Uint8ClampedArray | Uint16Array) =>
    pixel.subarray(0, -1).every((colour) => colour === full);
  return pixels.some(clear) && pixels.every((pixel) => clear(pixel) || white(pixel));
}

/** Pixels of a picture, row by row from the top: one byte each (grey), or four (RGBA). */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array | Uint8ClampedArray };

/** A picture as its file (PNG, JPEG, GIF, BMP) or as pixels out of a PDF or a camera. */
export type Picture = Uint8Array | Pixels;

/** The text of the QR code in a picture, an invoice's own before any other; null where there is none. */
export type ReadQrImage = (picture: Picture) => Promise<string | null>;

/** What reading a document needs from outside: decoding a QR code takes a WebAssembly program, which somebody loads. */
export type DocumentTools = {
  /** Null where pictures are not looked at: OFD, XML and PDF are read all the same. */
  readonly readQrImage: ReadQrImage | null;
};

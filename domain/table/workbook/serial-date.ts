const daySeconds = 86_400;
/** 9999-12-31 in the system that counts from 1900. */
const lastSerial = 2_958_465;
/** Days between the beginnings of the two systems. */
const days1904 = 1_462;
const epochMs = Date.UTC(1899, 11, 30);

/**
 * A date cell's number → `YYYY-MM-DD`, `YYYY-MM-DD HH:mm:ss` where it has a time of day, `HH:mm:ss` where it is only that;
 * rounded to the second. Day 60 is the 29 February 1900 that spreadsheets believe in.
 * @returns null where no spreadsheet shows it as a date
 */
export function serialDateText(text: string, is1904: boolean): string | null {
  const serial = Number(text);
  const firstDay = is1904 ? days1904 : 0;
  if (text === "" || !(serial >= 0 && serial + firstDay < lastSerial + 1)) return null;
  const seconds = Math.round(serial * daySeconds);
  const time = timeText(seconds % daySeconds);
  if (serial < 1) return time;
  const day = dayText(Math.floor(seconds / daySeconds) + firstDay);
  return seconds % daySeconds === 0 ? day : `${day} ${time}`;
}

function dayText(day: number): string {
  if (day === 60) return "1900-02-29";
  const date = new Date(epochMs + (day < 60 ? day + 1 : day) * daySeconds * 1_000);
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function timeText(seconds: number): string {
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor((seconds % 3_600) / 60))}:${two(seconds % 60)}`;
}

function two(figure: number): string {
  return figure < 10 ? `0${figure}` : String(figure);
}

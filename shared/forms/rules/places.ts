// A point on the map: typed as `41,6938 44,8015` or read from a device. Only what lies within the field's bounds.
import { cleanLine } from '../../text/clean.ts';
import { geoPointSchema } from '../answers.ts';
import type { Rule } from './rule.ts';

const degrees = '(-?\\d{1,3}(?:[.,]\\d{1,10})?)';
const pair = new RegExp(`^${degrees}(?: *; *| +|, +)${degrees}$`);
const commaPair = /^(-?\d{1,3}(?:\.\d{1,10})?),(-?\d{1,3}(?:\.\d{1,10})?)$/;

function readPair(text: string): { lat: number; lon: number } | null {
  const [, lat, lon] = commaPair.exec(text) ?? pair.exec(text) ?? [];
  if (lat === undefined || lon === undefined) return null;
  return { lat: Number(lat.replace(',', '.')), lon: Number(lon.replace(',', '.')) };
}

/** Six places are about ten centimetres; more is noise of the device. */
const rounded = (angle: number): number => Math.round(angle * 1e6) / 1e6 + 0;

/** Latitude, then longitude, in degrees (WGS 84). */
export const geoPoint: Rule = (typed, { validation }) => {
  const read =
    typeof typed === 'string' ? readPair(cleanLine(typed).slice(0, 100)) : geoPointSchema.safeParse(typed).data;
  if (read === null) return { rule: 'geoPoint' };
  if (read === undefined) return { rule: 'type' };
  const value = { lat: rounded(read.lat), lon: rounded(read.lon) };
  const { latMin = -90, latMax = 90, lonMin = -180, lonMax = 180 } = validation;
  const inside = value.lat >= latMin && value.lat <= latMax && value.lon >= lonMin && value.lon <= lonMax;
  return inside ? { value } : { rule: 'geoOutside' };
};

// A point on the map is one answer typed in two boxes. The answer is `lat;lon`, which the check reads; a pair pasted
// from a map into the first box spreads over both.
import type { Answer } from '../../shared/forms/answers.ts';

export interface TypedPoint {
  readonly lat: string;
  readonly lon: string;
}

/** What stands in the two boxes. */
export function pointBoxes(answer: Answer | undefined): TypedPoint {
  if (typeof answer === 'object' && answer !== null && 'lat' in answer) {
    return { lat: String(answer.lat), lon: String(answer.lon) };
  }
  if (typeof answer !== 'string') return { lat: '', lon: '' };
  const [lat = '', lon = ''] = answer.includes(';') ? answer.split(';', 2) : answer.split(/,?\s+|(?<=\.\d+),/, 2);
  return { lat, lon };
}

/** The answer for two boxes; '' when both are empty. */
export function pointAnswer({ lat, lon }: TypedPoint): string {
  if (lat.trim() === '' && lon.trim() === '') return '';
  const pasted = pointBoxes(lat.trim());
  return lon === '' && pasted.lon !== '' ? `${pasted.lat};${pasted.lon}` : `${lat};${lon}`;
}

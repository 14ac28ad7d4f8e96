/** Which line the pointer is on: by geometry, since a line of one pixel is hard to hit, and drawing all of them once more to be picked takes time. */

export interface Point {
  x: number;
  y: number;
}

/** The line that passes nearest to a point, no further away than `reach`; lines come as names with their two ends. */
export function nearest(point: Point, lines: Iterable<[name: string, from: Point, to: Point]>, reach: number): string | undefined {
  let found: string | undefined;
  let least = reach * reach;
  for (const [name, from, to] of lines) {
    const far = away(point, from, to);
    if (far <= least) [found, least] = [name, far];
  }
  return found;
}

/** The square of the distance of a point from the line between two. */
function away(point: Point, from: Point, to: Point): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const along = ((point.x - from.x) * x + (point.y - from.y) * y) / (x * x + y * y || 1);
  const at = Math.min(1, Math.max(0, along));
  return (point.x - from.x - at * x) ** 2 + (point.y - from.y - at * y) ** 2;
}

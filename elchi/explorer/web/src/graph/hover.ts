/** How a node looks that the pointer is on: its name on a plate in the colours of the page. */

import type { Attributes } from "graphology-types";
import type { NodeHoverDrawingFunction } from "sigma/rendering";

const PAD = 4;

export function hoverIn<N extends Attributes, E extends Attributes>(paper: string, ink: string): NodeHoverDrawingFunction<N, E> {
  return (context, data, settings) => {
    const size = settings.labelSize;
    context.font = `${settings.labelWeight} ${size}px ${settings.labelFont}`;
    context.beginPath();
    context.arc(data.x, data.y, data.size + 2, 0, Math.PI * 2);
    context.strokeStyle = ink;
    context.lineWidth = 2;
    context.stroke();
    if (!data.label) return;
    const left = data.x + data.size + PAD;
    context.fillStyle = paper;
    context.fillRect(left, data.y - size / 2 - PAD, context.measureText(data.label).width + 2 * PAD, size + 2 * PAD);
    context.fillStyle = ink;
    context.fillText(data.label, left + PAD, data.y + size / 3);
  };
}

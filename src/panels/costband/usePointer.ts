import type { TimeWindow } from 'core/usage/timeWindow';
import { type PointerEvent, useState } from 'react';
import type { Plot } from './plot';

/** Pixels that a pointer may tremble in a click. */
const DRAG_FROM = 5;

interface Drag {
  readonly from: number;
  readonly to: number;
}

interface PointerOptions {
  readonly plot: Plot;
  /** The instant under the pointer; `undefined` when it leaves. */
  readonly onPoint: (instant: number | undefined, place: { readonly x: number; readonly y: number }) => void;
  readonly onOpen: (instant: number, isNewTab: boolean) => void;
  readonly onZoom: (window: TimeWindow) => void;
}

/** Pointing, clicking and dragging in a chart; the handlers go on its `svg`. Answers the stretch being dragged, in pixels. */
export function usePointer({ plot, onPoint, onOpen, onZoom }: PointerOptions) {
  const [drag, setDrag] = useState<Drag>();
  const within = (x: number) => Math.min(plot.right, Math.max(plot.left, x));
  const offset = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) =>
    clientX - currentTarget.getBoundingClientRect().left;
  const isDragging = drag !== undefined && Math.abs(drag.to - drag.from) > DRAG_FROM;
  const handlers = {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      const isMark = event.target instanceof Element && event.target.closest('a') !== null;
      if (event.button === 0 && !isMark && offset(event) >= plot.left) {
        event.currentTarget.setPointerCapture?.(event.pointerId);
        setDrag({ from: within(offset(event)), to: within(offset(event)) });
      }
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const x = offset(event);
      if (drag !== undefined) {
        setDrag({ ...drag, to: within(x) });
      }
      onPoint(x < plot.left || x > plot.right ? undefined : plot.instantAt(x), { x: event.clientX, y: event.clientY });
    },
    onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
      if (drag === undefined) {
        return;
      }
      setDrag(undefined);
      if (isDragging) {
        const [from, to] = [drag.from, drag.to].sort((a, b) => a - b).map(plot.instantAt) as [number, number];
        onZoom({ from: Math.round(from), to: Math.round(to) });
      } else {
        onOpen(plot.instantAt(drag.from), event.metaKey || event.ctrlKey);
      }
    },
    onPointerLeave: (event: PointerEvent<SVGSVGElement>) => {
      onPoint(undefined, { x: event.clientX, y: event.clientY });
    },
    onPointerCancel: () => setDrag(undefined),
  };
  return { handlers, dragged: isDragging ? drag : undefined };
}

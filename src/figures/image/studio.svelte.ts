/** What the figure's knobs do not hold: pictures as pixels, the reader's file or camera, the theme's colours, and the worker. */
import { onTheme, type Palette, paletteOf } from '#figure/ramp.ts';
import { latest } from '#figure/worker.ts';
import type { Answer } from './convolve.worker.ts';
import { files } from './files.ts';
import type { Picture, Setup, Span } from './maps.ts';
import { SIDE } from './pictures.ts';
import { put } from './put.ts';

export type Problem =
  | 'notPicture'
  | 'tooLarge'
  | 'unreadable'
  | 'cameraRefused'
  | 'cameraAbsent'
  | 'cameraFailed'
  | 'offline'
  | 'worker';
/** Bytes of the largest file that is opened. */
const LARGEST = 20_000_000;

type Drawable = ImageBitmap | HTMLVideoElement;

export class Studio {
  /** The photograph that has arrived. */
  photo = $state.raw<{ name: string; picture: Picture }>();
  own = $state.raw<{ from: 'file' | 'camera'; picture: Picture }>();
  problem = $state<Problem>();
  filming = $state(false);
  palette = $state.raw<Palette>();
  spans = $state.raw<readonly Span[]>([[-1, 1]]);
  /** Whether a newer picture is on its way from the worker. */
  busy = $state(false);

  #client = latest<Setup, Answer>(
    () => new Worker(new URL('./convolve.worker.ts', import.meta.url), { type: 'module' }),
  );
  #told: { picture?: Picture; palette?: Palette } = {};
  #stream: MediaStream | undefined;
  #surface: CanvasRenderingContext2D | undefined;

  constructor(spans: readonly Span[]) {
    this.spans = spans;
  }

  /** On the figure's frame: follows the theme, and ends worker and camera with the figure. */
  live = (frame: HTMLElement) => {
    const unfollow = onTheme(() => {
      this.palette = paletteOf(frame);
    });
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) this.stop();
    });
    observer.observe(frame.closest('figure') ?? frame);
    addEventListener('pagehide', this.stop);
    return () => {
      unfollow();
      observer.disconnect();
      removeEventListener('pagehide', this.stop);
      this.stop();
      this.#client.close();
      this.#told = {};
    };
  };

  /** Fetches a photograph of the book. */
  load = (name: string) => () => {
    if (!(name in files)) return;
    let wanted = true;
    fetch(files[name as keyof typeof files])
      .then((response) => response.blob())
      .then(createImageBitmap)
      .then((bitmap) => {
        if (wanted) this.photo = { name, picture: this.#pixels(bitmap) };
      })
      .catch(() => {
        if (wanted) this.problem = 'offline';
      });
    return () => {
      wanted = false;
    };
  };

  /** Whether the photograph of that name is still on its way. */
  awaits = (name: string): boolean =>
    !this.own && name in files && this.photo?.name !== name && this.problem !== 'offline';

  /** Convolves `picture` in the worker and puts the result on the canvas. */
  paint = (setup: Setup, picture: Picture | undefined) => (canvas: HTMLCanvasElement) => {
    const palette = this.palette;
    if (!picture || !palette) return;
    if (this.#told.picture !== picture) this.#client.tell({ picture });
    if (this.#told.palette !== palette) this.#client.tell({ palette });
    this.#told = { picture, palette };
    this.busy = true;
    this.#client.ask(setup).then(
      (answer) => {
        if (!answer) return;
        put(answer.picture)(canvas);
        this.spans = answer.spans;
        this.busy = false;
      },
      () => {
        this.problem = 'worker';
        this.busy = false;
      },
    );
  };

  /** Opens a file of the reader's; it stays in this page. */
  async open(file: File | undefined) {
    if (!file) return;
    this.stop();
    this.problem = !/^(image\/|$)/.test(file.type)
      ? 'notPicture'
      : file.size > LARGEST
        ? 'tooLarge'
        : undefined;
    if (this.problem) return;
    try {
      this.own = { from: 'file', picture: this.#pixels(await createImageBitmap(file)) };
    } catch {
      this.problem = 'unreadable';
    }
  }

  /** Asks for the camera, or stops it. */
  async film() {
    if (this.filming) return this.stop();
    this.problem = undefined;
    if (!navigator.mediaDevices?.getUserMedia) {
      this.problem = 'cameraAbsent';
      return;
    }
    this.filming = true;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: 640 }, height: { ideal: 640 } },
      });
      this.#stream = stream;
      // The reader may have stopped while the browser was asking.
      if (!this.filming) return this.stop();
      const video = Object.assign(document.createElement('video'), {
        srcObject: stream,
        muted: true,
        playsInline: true,
      });
      await video.play();
      const frame = () => {
        if (this.#stream !== stream) return;
        this.own = { from: 'camera', picture: this.#pixels(video) };
        requestAnimationFrame(() => video.requestVideoFrameCallback?.(frame) ?? requestAnimationFrame(frame));
      };
      frame();
    } catch (error) {
      const name = error instanceof DOMException ? error.name : '';
      this.stop();
      this.problem =
        name === 'NotAllowedError'
          ? 'cameraRefused'
          : name === 'NotFoundError'
            ? 'cameraAbsent'
            : 'cameraFailed';
    }
  }

  /** Stops the camera; its last frame stays. */
  stop = () => {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
    this.filming = false;
  };

  /** Back to the pictures of the book. */
  clear = () => {
    this.stop();
    this.own = undefined;
    this.problem = undefined;
  };

  /** The middle square of a picture, 512 × 512. */
  #pixels(source: Drawable): Picture {
    const [width, height] =
      source instanceof HTMLVideoElement
        ? [source.videoWidth, source.videoHeight]
        : [source.width, source.height];
    const side = Math.min(width, height);
    const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
    this.#surface ??= canvas.getContext('2d', { willReadFrequently: true })!;
    // A transparent picture lies on white.
    this.#surface.fillStyle = '#fff';
    this.#surface.fillRect(0, 0, SIDE, SIDE);
    this.#surface.imageSmoothingQuality = 'high';
    this.#surface.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
    if (source instanceof ImageBitmap) source.close();
    return {
      width: SIDE,
      height: SIDE,
      data: this.#surface.getImageData(0, 0, SIDE, SIDE).data as Picture['data'],
    };
  }
}

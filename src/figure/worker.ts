/**
 * Heavy work off the main thread, where only the newest question counts: one is in flight, the newest waits, whatever it
 * overtakes is answered `undefined`. The worker starts with the first question.
 *
 *   const client = latest<Question, Answer>(() => new Worker(new URL('./sum.worker.ts', import.meta.url), { type: 'module' }));
 *   const answer = await client.ask({ numbers: [1, 2] });          // in the page
 *   serve<Question, Answer>((question) => ({ answer: … }));        // in sum.worker.ts
 */
type Message<Question> = { note: unknown } | { question: Question };
type Reply<Answer> = { answer: Answer } | { failure: string };

interface Waiting<Question, Answer> {
  question: Question;
  transfer: Transferable[];
  resolve: (answer: Answer | undefined) => void;
  reject: (error: Error) => void;
}

export interface Latest<Question, Answer> {
  /** The answer, or undefined when a newer question overtook this one; rejects with what went wrong in the worker. */
  ask(question: Question, transfer?: Transferable[]): Promise<Answer | undefined>;
  /** Something the worker must keep in mind for later questions; never overtaken. */
  tell(note: unknown, transfer?: Transferable[]): void;
  /** Forgets the waiting question, and ignores the answer to the one in flight. */
  cancel(): void;
  /** Cancels, and ends the worker; a later question starts a new one, which remembers no notes. */
  close(): void;
}

export function latest<Question, Answer>(start: () => Worker): Latest<Question, Answer> {
  let worker: Worker | undefined;
  let flying: Waiting<Question, Answer> | undefined;
  let next: Waiting<Question, Answer> | undefined;

  function running(): Worker {
    if (worker) return worker;
    worker = start();
    worker.onmessage = ({ data }: MessageEvent<Reply<Answer>>) => {
      const done = flying;
      flying = undefined;
      launch();
      if ('failure' in data) done?.reject(new Error(data.failure));
      else done?.resolve(data.answer);
    };
    worker.onerror = (event) => {
      // The script could not be loaded, or broke outside a question.
      event.preventDefault();
      const done = flying;
      flying = undefined;
      done?.reject(new Error(event.message || 'The worker could not start.'));
      launch();
    };
    return worker;
  }

  function launch() {
    if (flying || !next) return;
    flying = next;
    next = undefined;
    running().postMessage({ question: flying.question } satisfies Message<Question>, flying.transfer);
  }

  function cancel() {
    next?.resolve(undefined);
    next = undefined;
    flying?.resolve(undefined);
  }

  return {
    ask: (question, transfer = []) =>
      new Promise((resolve, reject) => {
        next?.resolve(undefined);
        next = { question, transfer, resolve, reject };
        launch();
      }),
    tell: (note, transfer = []) => running().postMessage({ note } satisfies Message<Question>, transfer),
    cancel,
    close() {
      cancel();
      worker?.terminate();
      worker = undefined;
      flying = undefined;
    },
  };
}

interface Scope<Question> {
  onmessage: ((event: MessageEvent<Message<Question>>) => void | Promise<void>) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

interface Answered<Answer> {
  answer: Answer;
  transfer?: Transferable[];
}

/** The worker's side: answers each question, now or later; what `solve` throws reaches the page as an error. */
export function serve<Question, Answer>(
  solve: (question: Question) => Answered<Answer> | Promise<Answered<Answer>>,
  // biome-ignore lint/suspicious/noExplicitAny: a worker and its page agree on what a note is.
  note: (note: any) => void = () => {},
  scope = globalThis as unknown as Scope<Question>,
): void {
  scope.onmessage = async ({ data }) => {
    if ('note' in data) return note(data.note);
    try {
      const { answer, transfer = [] } = await solve(data.question);
      scope.postMessage({ answer } satisfies Reply<Answer>, transfer);
    } catch (error) {
      scope.postMessage({ failure: error instanceof Error ? error.message : String(error) }, []);
    }
  };
}

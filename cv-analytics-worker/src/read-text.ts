interface ByteStream {
  getReader(): {
    read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
}

/** A request or an answer. */
interface Message {
  readonly headers: { get(name: string): string | null };
  readonly body: ByteStream | null;
  text(): Promise<string>;
}

/**
 * The whole of a body as text, or undefined if there is none, or it is longer than `limitInBytes`; then the rest is not
 * read. One that is known to fit is read by the runtime itself, which costs less processor time.
 */
export async function readText(message: Message, limitInBytes: number): Promise<string | undefined> {
  if (!message.body) return undefined;
  return isKnownToFit(message, limitInBytes) ? await message.text() : await readParts(message.body, limitInBytes);
}

/** HTTP lets no more come than was declared, but what is compressed grows when it is read. */
function isKnownToFit({ headers }: Message, limitInBytes: number): boolean {
  const declared = headers.get("content-length");
  return declared !== null && Number(declared) <= limitInBytes && headers.get("content-encoding") === null;
}

async function readParts(stream: ByteStream, limitInBytes: number): Promise<string | undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || !value) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > limitInBytes) {
      // Not awaited: of two copies of a stream, cancelling one is done only when the other is as well.
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

interface ByteStream {
  getReader(): {
    read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
}

/**
 * The whole of a stream as text, or undefined if it is longer than `limitInBytes`; then the rest is not read. Read as it
 * comes: the runtime's own `text()` on one copy of a body holds the other copy back until all of it has come.
 */
export async function readText(stream: ByteStream, limitInBytes: number): Promise<string | undefined> {
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

import { createHash } from "node:crypto";
import type { MessageAttributes } from "./message";
import { attributeValue, isBinary } from "./message-attributes";

export function md5(content: string | Buffer): string {
  return createHash("md5").update(content).digest("hex");
}

/** The digest of message attributes (developer guide, "Calculating the MD5 message digest for message attributes"). */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const byName = Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1));
  if (byName.length === 0) return undefined;
  const parts = byName.flatMap(([name, attribute]) => [
    withLength(Buffer.from(name)),
    withLength(Buffer.from(attribute.DataType)),
    Buffer.of(isBinary(attribute) ? 2 : 1),
    withLength(attributeValue(attribute)),
  ]);
  return md5(Buffer.concat(parts));
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

import { AwsError } from "../aws/service";
import type { MessageAttribute, MessageAttributes } from "./message";

const maximumCount = 10;

/** Refuses attributes that AWS refuses (developer guide, "Message metadata"). */
export function checkMessageAttributes(attributes: MessageAttributes): void {
  const entries = Object.entries(attributes);
  if (entries.length > maximumCount) {
    throw invalid(`Number of message attributes [${entries.length}] exceeds the allowed maximum [${maximumCount}].`);
  }
  for (const [name, attribute] of entries) checkAttribute(name, attribute);
}

/** Name, type and value count towards the size of a message. */
export function sizeOfAttributes(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (size, [name, attribute]) =>
      size + Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType) + attributeValue(attribute).length,
    0,
  );
}

/** The bytes of a value, whichever of the two fields its type uses. */
export function attributeValue(attribute: MessageAttribute): Buffer {
  return isBinary(attribute)
    ? Buffer.from(attribute.BinaryValue ?? "", "base64")
    : Buffer.from(attribute.StringValue ?? "");
}

export function isBinary(attribute: MessageAttribute): boolean {
  return baseType(attribute) === "Binary";
}

function checkAttribute(name: string, attribute: MessageAttribute): void {
  if (!isAttributeName(name)) throw invalid(`Message (user) attribute name '${name}' is not valid.`);
  const type = baseType(attribute);
  if (!["String", "Number", "Binary"].includes(type)) {
    throw invalid(`The type of message (user) attribute '${name}' is invalid. Only String, Number and Binary exist.`);
  }
  if (attributeValue(attribute).length === 0) {
    throw invalid(`Message (user) attribute '${name}' must contain a non-empty value of type '${type}'.`);
  }
}

function isAttributeName(name: string): boolean {
  return /^(?!\.)(?!.*\.\.)(?!(?:aws|amazon)\.)[\w.-]{1,256}(?<!\.)$/i.test(name);
}

/** `Number.int` is a Number with a label of the sender's. */
function baseType({ DataType }: MessageAttribute): string {
  return DataType.split(".", 1)[0] ?? "";
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterValue", message);
}

import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from "yaml";

/** CloudFormation's short tags and the long form that each stands for. */
const longForms: Readonly<Record<string, string>> = {
  "!Ref": "Ref",
  "!Condition": "Condition",
  "!Sub": "Fn::Sub",
  "!GetAtt": "Fn::GetAtt",
  "!Join": "Fn::Join",
  "!Select": "Fn::Select",
  "!Split": "Fn::Split",
  "!If": "Fn::If",
  "!Equals": "Fn::Equals",
  "!Not": "Fn::Not",
  "!And": "Fn::And",
  "!Or": "Fn::Or",
};

/** Reads CloudFormation YAML into plain values, every short tag in its long form; an error names file and line. */
export const parseTemplateYaml = (text: string, file: string): unknown => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw new Error(`${file} is not YAML: ${error.message}`);

  const placeOf = (node: Node) => `${file}:${lines.linePos(node.range?.[0] ?? 0).line}`;

  const toPlain = (node: ParsedNode | null): unknown => {
    if (node === null) return null;
    if (isAlias(node))
      throw new Error(`${placeOf(node)}: CloudFormation knows no YAML aliases, but found *${node.source}`);
    const value = isMap(node) ? mapToPlain(node.items) : isSeq(node) ? node.items.map(toPlain) : node.value;
    return node.tag?.startsWith("!") ? { [longFormOf(node, node.tag)]: value } : value;
  };

  const mapToPlain = (pairs: readonly { key: ParsedNode; value: ParsedNode | null }[]) =>
    Object.fromEntries(pairs.map(({ key, value }) => [keyToText(key), toPlain(value)]));

  const keyToText = (key: ParsedNode) => {
    if (!isScalar(key)) throw new Error(`${placeOf(key)}: expected a plain key`);
    return String(key.value);
  };

  const longFormOf = (node: Node, tag: string) => {
    const longForm = longForms[tag];
    if (!longForm) {
      throw new Error(`${placeOf(node)}: unknown tag ${tag}; expected one of ${Object.keys(longForms).join(", ")}`);
    }
    return longForm;
  };

  return toPlain(document.contents);
};

import fc from "fast-check";
import { evaluateAttributes, evaluateTemplate } from "../src/terraform/expressions";
import { referencesIn } from "../src/terraform/references";
import type { Value } from "../src/terraform/values";

const scope = {
  aws_sqs_queue: {
    queue: { arn: "arn:queue", name: "queue.fifo", fifo: true },
    many: [{ arn: "arn:0" }, { arn: "arn:1" }],
  },
  data: { aws_region: { here: { name: "eu-west-2" } } },
  var: { emails: ["b@x.y", "a@x.y", "b@x.y"], mode: "free-tier", none: null, units: 5, by_name: { k: "v" } },
  each: { key: "k", value: "v" },
};

const evaluate = (template: string) => evaluateTemplate(template, scope, "worker-infra's aws_sqs_queue.queue");

describe("a template", () => {
  test.each<[string, Value]>([
    ["plain", "plain"],
    ["", ""],
    ["${aws_sqs_queue.queue.arn}", "arn:queue"],
    ["${data.aws_region.here.name}", "eu-west-2"],
    ["arn:${data.aws_region.here.name}:${var.units}:${aws_sqs_queue.queue.fifo}", "arn:eu-west-2:5:true"],
    ["${each.key}=${each.value}", "k=v"],
    ["$${not.this} %%{nor this}", "${not.this} %{nor this}"],
    ["${aws_sqs_queue.many[1].arn}", "arn:1"],
    ['${var.by_name["k"]}', "v"],
    ["${var.by_name[each.key]}", "v"],
    ['${"in ${var.mode} \\"quoted\\"\\n\\u00a3"}', 'in free-tier "quoted"\n£'],
    ['{"Resource":"${aws_sqs_queue.queue.arn}"}', '{"Resource":"arn:queue"}'],
    ["a $ b { c } %", "a $ b { c } %"],
  ])("%s is %j", (template, value) => {
    expect(evaluate(template)).toEqual(value);
  });

  test.each<[string, Value]>([
    ["${var.units}", 5],
    ["${aws_sqs_queue.queue.fifo}", true],
    ["${var.none}", null],
    ["${var.by_name}", { k: "v" }],
    ["${[1, true, null,]}", [1, true, null]],
    ['${{a = 1, "b": 2, (each.key) = 3}}', { a: 1, b: 2, k: 3 }],
  ])("that is one expression, such as %s, keeps its type", (template, value) => {
    expect(evaluate(template)).toEqual(value);
  });
});

describe("an operator", () => {
  test.each<[string, Value]>([
    ['${var.mode == "free-tier" ? 5 : null}', 5],
    ['${var.mode != "free-tier" ? 5 : null}', null],
    ["${!aws_sqs_queue.queue.fifo || true && !false}", true],
    ["${true || false && false}", true],
    ["${(true || false) && false}", false],
    ["${false ? 1 : true ? 2 : 3}", 2],
    ['${var.units == "5"}', false],
    ["${[1, [2]] == [1, [2]]}", true],
    ["${{a = 1} == {a = 2}}", false],
    ["${length(var.emails) == 0 || var.none == null}", true],
  ])("%s is %j", (template, value) => {
    expect(evaluate(template)).toEqual(value);
  });
});

describe("a function", () => {
  test.each<[string, Value]>([
    ["${toset(var.emails)}", ["b@x.y", "a@x.y"]],
    ["${tolist(toset(var.emails))[0]}", "b@x.y"],
    ["${length(var.emails)}", 3],
    ['${length("£5")}', 2],
    ["${length(var.by_name)}", 1],
    ['${join(", ", var.emails)}', "b@x.y, a@x.y, b@x.y"],
    ['${jsonencode({"b" = [aws_sqs_queue.queue.arn], "a" = null})}', '{"a":null,"b":["arn:queue"]}'],
    ['${jsonencode("<&>")}', '"\\u003c\\u0026\\u003e"'],
  ])("%s is %j", (template, value) => {
    expect(evaluate(template)).toEqual(value);
  });
});

describe("what is outside the subset fails, naming the expression and its place", () => {
  test.each<[string, RegExp]>([
    ["${aws_sqs_queue.other.arn}", /no attribute "other"/],
    ["${aws_sqs_queue.queue.colour}", /no attribute "colour"/],
    ["${path.module}", /nothing is called "path"/],
    ["${toString}", /nothing is called "toString"/],
    ["${var.toString}", /no attribute "toString"/],
    ["${var.units.arn}", /a number has no attribute "arn"/],
    ["${var.emails[3]}", /a list has no item 3/],
    ['${var.by_name["x"]}', /no key "x"/],
    ["${upper(var.mode)}", /unknown function upper; known are length/],
    ["${constructor()}", /unknown function constructor/],
    ["${length()}", /expected 1 arguments, found 0/],
    ["${length(1)}", /not a number/],
    ["${toset(1)}", /toset wants a list/],
    ["${var.units + 1}", /"\+" is not supported/],
    ["${var.units > 1}", /">" is not supported/],
    ["${aws_sqs_queue.many[*].arn}", /"\*" is not supported/],
    ["${[for x in var.emails : x]}", /found "x"/],
    ["%{ if true }x%{ endif }", /directives/],
    ["${var.mode", /not closed by }/],
    ["${}", /expected a value, found the end/],
    ["${var.}", /expected a name after the dot/],
    ["${var.mode var.mode}", /unexpected "var"/],
    ["${(true}", /expected "\)", found the end/],
    ["${true ? 1}", /expected ":", found the end/],
    ['${"\\q"}', /unknown escape \\q/],
    ["a ${var.none}", /null cannot stand in a text/],
    ["a ${var.emails}", /a list cannot stand in a text/],
    ["${var.mode ? 1 : 2}", /expected true or false, found a string/],
  ])("%s", (template, message) => {
    expect(() => evaluate(template)).toThrow(message);
    expect(() => evaluate(template)).toThrow(`worker-infra's aws_sqs_queue.queue: ${JSON.stringify(template)}: `);
  });

  test("deep within a resource", () => {
    const body = { target: [{ arn: "${var.missing}" }] };
    expect(() => evaluateAttributes(body, scope, "schedule")).toThrow(/^schedule\.target\[0\]\.arn: /);
  });
});

test("an argument that becomes null is left out, at any depth, but not from what a function is given", () => {
  const body = { a: "${var.none}", block: [{ b: "${var.none}", c: 1 }], json: "${jsonencode({x = null})}" };

  expect(evaluateAttributes(body, scope, "here")).toEqual({ block: [{ c: 1 }], json: '{"x":null}' });
});

test("references are found wherever they stand", () => {
  const body = {
    a: "x ${aws_sqs_queue.queue.arn} ${data.aws_region.here.name}",
    b: [
      {
        c: '${aws_sns_topic.t[local.which.index]["k"].arn == var.mode ? jsonencode([{k = "${local.deep}"}]) : !each.value}',
      },
    ],
    d: "$${aws_sqs_queue.no.arn}",
  };

  expect(referencesIn(body, "here").sort()).toEqual([
    "aws_sns_topic.t",
    "aws_sqs_queue.queue",
    "data.aws_region.here",
    "each.value",
    "local.deep",
    "local.which",
    "var.mode",
  ]);
});

describe("for any text", () => {
  const settings = { seed: 20251108, numRuns: 1_000 };

  test("escaping template marks keeps a text as it is", () => {
    const marks = fc.array(fc.oneof(fc.string(), fc.constantFrom("${", "%{", "}", '"', "\\")));
    fc.assert(
      fc.property(marks, (parts) => {
        const text = parts.join(" ");
        expect(evaluate(text.replaceAll(/[$%](?=\{)/g, (mark) => mark + mark))).toBe(text);
      }),
      settings,
    );
  });

  test("evaluation ends with a value or with an error that names the place", () => {
    const words = [
      "var",
      ".",
      "mode",
      "[",
      "]",
      "(",
      ")",
      "{",
      "}",
      '"',
      "?",
      ":",
      "==",
      "!",
      "&&",
      "length",
      "1",
      ",",
      "${",
    ];
    const source = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((picked) => `\${${picked.join(" ")}}`);
    fc.assert(
      fc.property(source, (template) => {
        try {
          expect(evaluate(template)).toBeDefined();
        } catch (error) {
          expect(String(error)).toContain("worker-infra's aws_sqs_queue.queue");
        }
      }),
      settings,
    );
  });
});

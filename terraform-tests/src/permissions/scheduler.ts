import * as z from "zod";
import { arnOf } from "../checks/check";
import type { Call } from "../emulator/calls";
import type { Requirement } from "./requirement";

const actions: Readonly<Record<string, string>> = {
  GET: "GetSchedule",
  POST: "CreateSchedule",
  PUT: "UpdateSchedule",
  DELETE: "DeleteSchedule",
};

const schedule = z.looseObject({ GroupName: z.string().optional(), Target: z.looseObject({ RoleArn: z.string() }) });

/** A schedule is handed the role that it acts as. */
export function schedulerRequirements({ request }: Call): readonly Requirement[] | undefined {
  const { pathname, searchParams } = new URL(request.path, "http://scheduler");
  const [, name] = /^\/schedules\/([^/]+)$/.exec(pathname) ?? [];
  const action = actions[request.method];
  if (!name || !action) return undefined;
  const body = request.body.length > 0 ? schedule.parse(JSON.parse(request.body.toString("utf8"))) : undefined;
  const group = body?.GroupName ?? searchParams.get("groupName") ?? "default";
  const resource = arnOf("scheduler", `schedule/${group}/${name}`);
  return [{ action: `scheduler:${action}`, resource }, ...(body ? [passing(body.Target.RoleArn)] : [])];
}

function passing(resource: string): Requirement {
  return { action: "iam:PassRole", resource, context: { "iam:passedtoservice": "scheduler.amazonaws.com" } };
}

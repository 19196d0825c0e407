import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { createAlarms } from "./alarms";
import { createEdgeUser } from "./iam";
import { createAuditLog } from "./logs";
import { createOncallPolicy } from "./oncall";
import { declareOutputs } from "./outputs";
import { connectToAws } from "./provider";
import { createAlarmTopic } from "./sns";
import { createDeadLetterQueue, createEventQueue, redrive } from "./sqs";
import { declareVariables } from "./variables";

/** Everything between the edge and the processor, and what reports on it. */
export class WorkerStack extends TerraformStack {
  constructor(scope: Construct, name: string) {
    super(scope, name);
    const variables = declareVariables(this);
    connectToAws(this, variables);
    const account = new DataAwsCallerIdentity(this, "current");
    const place = { region: variables.region, accountId: account.accountId };

    const queue = createEventQueue(this);
    const deadLetterQueue = createDeadLetterQueue(this);
    redrive(this, queue, deadLetterQueue);

    const alarmTopic = createAlarmTopic(this, account, variables);
    createAlarms(this, alarmTopic, { queue, deadLetterQueue });

    const edgeUser = createEdgeUser(this, queue);
    const auditLog = createAuditLog(this);
    const oncallPolicy = createOncallPolicy(this, place, { queue, deadLetterQueue, auditLog });

    declareOutputs(this, { queue, deadLetterQueue, alarmTopic, edgeUser, auditLog, oncallPolicy });
  }
}

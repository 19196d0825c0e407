import { BudgetsBudget } from "@cdktf/provider-aws/lib/budgets-budget";
import { conditional, Op, TerraformCount, type TerraformStack, Token } from "cdktf";
import type { Variables } from "./variables";

/** The smallest round sum: in the free tier the bill is nothing, so any forecast near it is news. */
const limitInDollars = "1.0";
const forecastInPercent = 80;

/** Mails when the account's bill for the month is forecast to near the limit, if there is somebody to mail. */
export function createBudget(stack: TerraformStack, { budgetEmail }: Variables): void {
  new BudgetsBudget(stack, "budget", {
    count: TerraformCount.of(Token.asNumber(conditional(Op.eq(budgetEmail.value, Token.nullValue()), 0, 1))),
    name: "cv-analytics-monthly",
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: limitInDollars,
    limitUnit: "USD",
    notification: [
      {
        notificationType: "FORECASTED",
        comparisonOperator: "GREATER_THAN",
        threshold: forecastInPercent,
        thresholdType: "PERCENTAGE",
        subscriberEmailAddresses: [budgetEmail.stringValue],
      },
    ],
  });
}

import { synthesise } from "./synthesised";

const { budget } = synthesise().resource.aws_budgets_budget ?? {};

describe("the budget", () => {
  test("is made only when there is somebody to mail", () => {
    expect(budget?.count).toBe("${(var.budget_email == null) ? 0 : 1}");
  });

  test("mails when the month is forecast to cost 80 % of a dollar", () => {
    expect(budget).toMatchObject({
      budget_type: "COST",
      time_unit: "MONTHLY",
      limit_amount: "1.0",
      limit_unit: "USD",
      notification: [
        {
          notification_type: "FORECASTED",
          comparison_operator: "GREATER_THAN",
          threshold: 80,
          threshold_type: "PERCENTAGE",
          subscriber_email_addresses: ["${var.budget_email}"],
        },
      ],
    });
  });
});

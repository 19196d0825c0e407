# The owner's values of this workspace's variables; README.md lists them. Both pipeline and people plan with this file.

# alarm_emails = ["oncall@example.org"]

# The owner's values of this workspace's variables; README.md lists them. Both pipeline and people plan with this file.

# report_emails = ["cv@example.org"]
# report_from   = "example.org"
# budget_email  = "bills@example.org"

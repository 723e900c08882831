"""Hooks of Schemathesis for scripts/check-api: append operation, its role and the status of each response to a file."""

import json
import os

import schemathesis


@schemathesis.hook
def after_call(context, case, response):
    raw = case.operation.definition.raw
    line = {"operation": case.operation.label, "role": raw.get("x-role"), "status": response.status_code}
    with open(os.environ["TRADEBRIEF_API_RESPONSES"], "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")

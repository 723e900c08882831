#!/bin/sh
# Opens the desk. The application has no window of its own; what went wrong is shown in a dialog.
resources=$(CDPATH='' cd -- "$(dirname -- "$0")/../Resources" && pwd)
message=$(mktemp -t tradebrief)
if ! "$resources/tradebrief" open --error-file "$message" >/dev/null 2>&1; then
  osascript - "$message" <<'SCRIPT'
on run arguments
  set message to do shell script "cat " & quoted form of item 1 of arguments
  if message is "" then set message to "Tradebrief could not start. / 贸易简报无法启动。"
  display alert "Tradebrief" message message
end run
SCRIPT
fi
rm -f "$message"

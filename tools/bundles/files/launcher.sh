#!/bin/sh
# Starts the command with the Node.js beside it. Links to this file are followed.
file=$0
while [ -L "$file" ]; do
  target=$(readlink "$file")
  case $target in
    /*) file=$target ;;
    *) file=$(dirname "$file")/$target ;;
  esac
done
case $file in
  */*) here=${file%/*} ;;
  *) here=. ;;
esac
here=$(CDPATH='' cd -- "$here" && pwd)
if [ -z "$TRADEBRIEF_DOCUMENTS" ] && command -v xdg-user-dir >/dev/null 2>&1; then
  TRADEBRIEF_DOCUMENTS=$(xdg-user-dir DOCUMENTS)
  export TRADEBRIEF_DOCUMENTS
fi
exec "$here/node/node" "$here/app/bin/tradebrief.js" "$@"

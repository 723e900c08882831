#!/bin/sh
exec /usr/lib/tradebrief/tradebrief "$@"

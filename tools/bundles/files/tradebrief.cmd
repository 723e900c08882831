@echo off
rem The command, for a command window. It needs nothing but this folder.
"%~dp0node\node.exe" "%~dp0app\bin\tradebrief.js" %*

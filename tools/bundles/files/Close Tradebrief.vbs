' Closes the desk that runs without a window.
Option Explicit
Dim shell, files, folder
Set shell = CreateObject("WScript.Shell")
Set files = CreateObject("Scripting.FileSystemObject")
folder = files.GetParentFolderName(WScript.ScriptFullName)
shell.Environment("PROCESS").Item("TRADEBRIEF_DOCUMENTS") = shell.SpecialFolders("MyDocuments")
shell.Run """" & folder & "\node\node.exe"" """ & folder & "\app\bin\tradebrief.js"" open --close", 0, True

' Closes the desk that runs without a window.
Option Explicit
Dim shell, files, folder, documents
Set shell = CreateObject("WScript.Shell")
Set files = CreateObject("Scripting.FileSystemObject")
folder = files.GetParentFolderName(WScript.ScriptFullName)
On Error Resume Next
documents = " --documents """ & shell.SpecialFolders("MyDocuments") & """"
On Error Goto 0
shell.Run """" & folder & "\node\node.exe"" """ & folder & "\app\bin\tradebrief.js"" open --close" & documents, 0, True

' Opens the desk in the browser, without a window of its own. What went wrong is shown in Notepad.
Option Explicit
Dim shell, files, folder, documents, message, code
Set shell = CreateObject("WScript.Shell")
Set files = CreateObject("Scripting.FileSystemObject")
folder = files.GetParentFolderName(WScript.ScriptFullName)
message = files.BuildPath(files.GetSpecialFolder(2), files.GetTempName & ".txt")
' Documents may lie elsewhere, as with OneDrive. Where the system does not say it, the program takes the usual folder.
On Error Resume Next
documents = " --documents """ & shell.SpecialFolders("MyDocuments") & """"
On Error Goto 0
code = shell.Run("""" & folder & "\node\node.exe"" """ & folder & "\app\bin\tradebrief.js"" open --error-file """ & message & """" & documents, 0, True)
If files.FileExists(message) Then
  shell.Run "notepad.exe """ & message & """", 1, True
  files.DeleteFile message
ElseIf code <> 0 Then
  MsgBox "Tradebrief could not start (" & code & "). In a command window, ""tradebrief.cmd open"" prints why." & vbCrLf & _
    ChrW(&H8D38) & ChrW(&H6613) & ChrW(&H7B80) & ChrW(&H62A5) & ChrW(&H65E0) & ChrW(&H6CD5) & ChrW(&H542F) & ChrW(&H52A8), _
    vbExclamation, "Tradebrief"
End If

; Inno Setup recipe; packaging/windows/build.ps1 calls it with /DVersion=…
; Installs for one person without administrator rights: a technician's laptop is often locked down.
[Setup]
AppId={{6B0F0E5B-6E0C-4B37-9E0D-0B7C6D3B3B51}
AppName=Field Companion
AppVersion={#Version}
AppPublisher=Field Companion contributors
DefaultDirName={autopf}\Field Companion
DefaultGroupName=Field Companion
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesEnvironment=yes
Compression=lzma2
SolidCompression=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=field-companion-{#Version}-setup
SetupIconFile=..\..\build\icons\field-companion.ico
UninstallDisplayIcon={app}\field-companion.exe
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "nb"; MessagesFile: "compiler:Languages\Norwegian.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Files]
Source: "..\..\dist\field-companion\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "..\..\build\third-party\*"; DestDir: "{app}\third-party"; Flags: recursesubdirs ignoreversion
Source: "..\..\LICENSE"; DestDir: "{app}"

[Icons]
Name: "{group}\Field Companion"; Filename: "{app}\field-companion.exe"

[Run]
Filename: "{app}\field-companion.exe"; Description: "{cm:LaunchProgram,Field Companion}"; Flags: postinstall nowait skipifsilent

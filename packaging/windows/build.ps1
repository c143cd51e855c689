# Builds dist\field-companion-VERSION-setup.exe.
#   powershell -File packaging\windows\build.ps1      needs Python >= 3.11 and Inno Setup 6
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

function Invoke-Checked([string] $Program, [string[]] $Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program failed with exit code $LASTEXITCODE" }
}

Invoke-Checked "python" @("packaging\freeze.py")
$python = "build\freeze-venv\Scripts\python.exe"
if (Test-Path "build\third-party") { Remove-Item -Recurse "build\third-party" }
Invoke-Checked $python @("packaging\licences.py", "requirements\app.txt", "build\third-party")
$version = & $python -c "import tomllib; print(tomllib.load(open('pyproject.toml', 'rb'))['project']['version'])"

$compiler = Get-Command "iscc" -ErrorAction SilentlyContinue
$compiler = if ($compiler) { $compiler.Source } else { "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe" }
if (-not (Test-Path $compiler)) { throw "Inno Setup 6 was not found. Install it, then run this again." }
Invoke-Checked $compiler @("/Qp", "/DVersion=$version", "packaging\windows\field-companion.iss")
Write-Output (Resolve-Path "dist\field-companion-$version-setup.exe").Path

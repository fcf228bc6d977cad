@echo off
rem Opens the course. Plain letters only: this file is read before the console knows UTF-8.
setlocal
pushd "%~dp0"
if not exist mulai.py goto inside_zip
set own=python\python.exe
if exist %own% goto start
set own=py -3.13
%own% -c "" >nul 2>nul
if %errorlevel%==0 goto start
set own=py -3.12
%own% -c "" >nul 2>nul
if %errorlevel%==0 goto start
set own=python
%own% -c "" >nul 2>nul
if %errorlevel%==0 goto start
echo.
echo Python belum ada di komputer ini, dan folder python tidak ikut di dalam kit ini.
echo Mintalah kit Windows kepada pengajar (python mulai.py kemas windows).
goto bad
:inside_zip
echo.
echo Berkas mulai.py tidak ada di sebelah MULAI.bat.
echo Ekstrak dulu seluruh ZIP ke sebuah folder, misalnya C:\kursus, lalu klik MULAI.bat di sana.
goto bad
:start
%own% -X utf8 mulai.py %*
if %errorlevel%==0 goto good
:bad
echo.
pause
popd
exit /b 1
:good
popd
exit /b 0

using LigdiCash.Emulator;
using LigdiCash.Emulator.Settings;

try
{
    await EmulatorApp.Create(args).RunAsync();
    return 0;
}
catch (EmulatorRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

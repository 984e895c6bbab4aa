namespace LigdiCash.Emulator.Settings;

internal sealed class EmulatorRefusedException(string message) : Exception(message);

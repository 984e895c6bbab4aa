namespace LigdiCash.Emulator;

internal sealed class EmulatorRefusedException(string message) : Exception(message);

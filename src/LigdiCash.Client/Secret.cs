namespace LigdiCash.Client;

/// <summary>A placeholder.</summary>
public sealed class Secret;

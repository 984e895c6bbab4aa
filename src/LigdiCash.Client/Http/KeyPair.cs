namespace LigdiCash.Client;

// The two secrets that are worth something only together.
internal sealed record KeyPair(Secret? Key, Secret? Token);

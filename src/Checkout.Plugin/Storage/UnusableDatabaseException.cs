namespace LigdiCash.Checkout.Storage;

// The database must not be used. At the start this error stops the shop; later it is handled like an unreachable database.
internal sealed class UnusableDatabaseException(string fault) : DbException(fault);

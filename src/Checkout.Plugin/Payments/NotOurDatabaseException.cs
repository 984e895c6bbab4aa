using System.Data.Common;

namespace Checkout.Plugin;

// The database is there and must not be used. At the start that stops the shop; for one that could not be reached then, it is a database that is away.
internal sealed class UnusableDatabaseException(string fault) : DbException(fault);

using System.Data.Common;

namespace Checkout.Plugin;

// The place where the Data Protection keys are kept is away: as long as it is, so is the database, of which nothing could be opened.
internal sealed class KeysUnreadableException(Exception cause) : DbException("The Data Protection keys could not be read.", cause);

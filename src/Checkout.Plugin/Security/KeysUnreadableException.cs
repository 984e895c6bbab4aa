namespace LigdiCash.Checkout.Security;

// A DbException, because the database is of no use while its values can't be decrypted.
internal sealed class KeysUnreadableException(Exception cause) : DbException("The Data Protection keys could not be read.", cause);

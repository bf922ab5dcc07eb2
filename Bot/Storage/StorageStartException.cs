namespace CareBot.Bot.Storage;

/// <summary>The storage cannot be used as the settings ask; the message says what, where and what to do. The program ends with it.</summary>
public sealed class StorageStartException(string message, Exception? inner = null) : Exception(message, inner);

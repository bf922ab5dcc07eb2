using Microsoft.Bot.Builder;

namespace CareBot.Bot.Conversations;

/// <summary>Makes the bot of one turn on that turn's own state.</summary>
public delegate IBot BotFactory(ConversationState state);

// English words: commands.

export const commands = {};

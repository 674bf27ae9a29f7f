// English words: review.

export const review = {};

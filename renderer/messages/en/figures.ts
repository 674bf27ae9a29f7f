// Figures in English sentences.
import { figuresOf } from '../figures.ts';

export const { figure, counted } = figuresOf('en');

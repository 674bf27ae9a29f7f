// Figures in German sentences.
import { figuresOf } from '../figures.ts';

export const { figure, counted } = figuresOf('de');

// The same for what stands above the workspace.
export { statement } from '../workspace/statement.ts';

export * from '../../review/finding-text.ts'

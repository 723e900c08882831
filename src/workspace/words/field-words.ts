export * from '../../review/review.ts'

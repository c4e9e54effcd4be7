/** The password of every demo account. It is public: a database with demo data holds no real people. */
export const DEMO_PASSWORD = 'chibo-demo-2026';

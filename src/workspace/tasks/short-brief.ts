/**
 * A brief of a few lines with what most texts have: amounts, growths, shares and a ranking with its total, in both
 * languages. A child process audits it while it waits for a file, so that the file's text does not wait until the code that
 * reads it is compiled.
 */
export const shortBrief = `# 2023年12月中国锂离子电池进出口简报

## 一、出口情况

2023年12月，中国出口锂离子电池44.4亿美元，同比下降20.5%，环比增长1.2%。其中，对美国出口11.2亿美元，占25.2%，同比下降12.3%。1—12月，累计出口650.1亿美元，同比增长27.8%。

表1 2023年12月出口前三位国家或地区（单位：亿美元，%）

| 排名 | 国家或地区 | 出口额 | 同比 | 占比 | 1—12月累计 | 累计同比 |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | 美国 | 11.2 | -12.3 | 25.2 | 135.5 | 33.6 |
| 2 | 德国 | 6.1 | -43.6 | 13.7 | 83.0 | 45.2 |
| 3 | 韩国 | 5.0 | 12.6 | 11.3 | 80.2 | 43.9 |
|  | 合计 | 44.4 | -20.5 | 100.0 | 650.1 | 27.8 |

## II. Imports

In December 2023, imports were USD 1.6 billion, down 12.5% year on year. Japan accounted for 25.1% of the total.
`
